(element) @indent
[(STag) (EmptyElemTag)] @indent
(ETag) @outdent
(doctypedecl) @indent
(doctypedecl "]" @outdent)
(CDSect) @opaque
(Comment) @opaque
