[
  (function_declaration) (function_definition) (if_statement) (for_statement) (while_statement) (repeat_statement)
  (do_statement) (table_constructor) (arguments) (parameters) (parenthesized_expression)
] @indent
["end" "until" "}" ")"] @outdent
[(else_statement) (elseif_statement)] @outdent
(string start: "[[") @opaque
(comment start: "[[") @opaque
