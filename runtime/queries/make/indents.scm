((rule (targets) @_name) @indent @extend (#not-match? @_name "^\\.[A-Z]"))
(define_directive) @opaque
