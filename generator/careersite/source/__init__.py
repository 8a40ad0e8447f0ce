"""Text in, positions out: reads ``programme.yaml`` as plain text values, each with its place in the file.

The one public way in is ``read_document``. What is written stays what is written: no value is turned into a number,
a date or a yes/no here; the model's fields decide what a text means. Every fault names its line and what to type.
"""

from careersite.source.document import Document, parse_path, path_text
from careersite.source.faults import FAULTS
from careersite.source.nearest import nearest
from careersite.source.reading import ENCODINGS, parse_document, read_document

__all__ = [
    "ENCODINGS",
    "FAULTS",
    "Document",
    "nearest",
    "parse_document",
    "parse_path",
    "path_text",
    "read_document",
]
