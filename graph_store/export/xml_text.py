"""What text may stand in an XML file (GraphML, GEXF, RDF/XML, the parts of a workbook)."""

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Remove the characters that XML 1.0 cannot hold (section 2.2), even escaped."""
    return _NOT_XML.sub("", text)
