"""What can go wrong between a file and its claims. Messages are sentences for who gave the file.

::

    IngestError
    ├── SourceError            a source that cannot be read as an article
    │   ├── SourceMissing      no such file or folder
    │   ├── SourceUnreadable   the system refuses (permissions, a device, a broken disk)
    │   ├── SourceTooLarge     beyond the limit of a file
    │   ├── SourceEmpty        nothing in it
    │   ├── SourceBinary       not a text
    │   ├── NoArticle          a web page without an article
    │   ├── NoArticles         a folder without articles
    │   └── SourceRepeated     another file of the same run is the same article
    ├── ExtractorError         an extractor that cannot read as asked
    │   ├── ExtractorUnknown   none bears that name
    │   ├── ExtractorMissing   its package or its pipeline is not installed
    │   ├── ExtractorUnfit     it is there, and cannot read these articles
    │   └── ThirdPartyRefused  it would send text to another machine, unasked
    ├── ExtractionFailed       the extractor stumbled over this article
    │   ├── ModelFailed        the language model gave no answer for it that can be used
    │   │   └── ModelSilent    its server cannot be reached, or does not serve
    │   └── BudgetSpent        the tokens of this run are used up
    └── ArticleError           an article asked for by name
        ├── ArticleUnknown     none of that name is in the store
        └── ArticleAmbiguous   several are
"""

STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What code raises that did not foresee its input: caught where an article is given to others' code."""


class IngestError(Exception):
    """Base of all errors of this folder; its message is a plain sentence."""


class SourceError(IngestError):
    """A source that cannot be read as an article."""


class SourceMissing(SourceError):
    """There is no such file or folder."""


class SourceUnreadable(SourceError):
    """The system does not let the file be read."""


class SourceTooLarge(SourceError):
    """The file is larger than an article can be."""


class SourceEmpty(SourceError):
    """The file holds no text."""


class SourceBinary(SourceError):
    """The file is not a text."""


class NoArticle(SourceError):
    """The web page holds no article."""


class NoArticles(SourceError):
    """The folder holds no file that could be an article."""


class SourceRepeated(SourceError):
    """The article was already read from another file of the same run, with another content."""


class ExtractorError(IngestError):
    """An extractor that cannot read as asked."""


class ExtractorUnknown(ExtractorError):
    """No extractor bears that name."""


class ExtractorMissing(ExtractorError):
    """The package or the pipeline that an extractor needs is not installed."""


class ExtractorUnfit(ExtractorError):
    """The extractor is there, and cannot read these articles."""


class ThirdPartyRefused(ExtractorError):
    """Reading would send text to another machine, and nobody asked for that."""


class ExtractionFailed(IngestError):
    """The extractor stumbled over an article."""


class ModelFailed(ExtractionFailed):
    """The language model gave no answer for an article that can be used."""


class ModelSilent(ModelFailed):
    """The model's server cannot be reached, or does not serve."""


class BudgetSpent(ExtractionFailed):
    """The tokens of this run are used up."""


class ArticleError(IngestError):
    """An article that was asked for by name cannot be found."""


class ArticleUnknown(ArticleError):
    """No article of that name is in the store."""


class ArticleAmbiguous(ArticleError):
    """Several articles bear that name."""
