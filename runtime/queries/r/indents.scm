[(braced_expression) (parameters) (arguments) (parenthesized_expression)] @indent
["}" ")" "]" "]]"] @outdent
(string) @opaque
