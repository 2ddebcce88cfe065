(rule) @indent
(rule) @extend
[(define_directive)] @opaque
