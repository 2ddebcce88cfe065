[
  (block) (template_body) (enum_body) (case_block) (case_clause) (parameters) (class_parameters) (arguments)
  (type_arguments) (parenthesized_expression)
] @indent
["}" ")" "]"] @outdent
(string) @opaque
