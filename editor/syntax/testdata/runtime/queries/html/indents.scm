(element) @indent
(end_tag) @outdent
