[
  (block) (struct_declaration) (enum_declaration) (union_declaration) (opaque_declaration) (error_set_declaration)
  (switch_expression) (initializer_list) (parameters) (arguments) (call_expression) (parenthesized_expression)
  (variable_declaration)
] @indent
["}" ")" "]"] @outdent
(variable_declaration ";" @outdent)
