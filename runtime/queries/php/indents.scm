[
  (compound_statement) (declaration_list) (enum_declaration_list) (switch_block) (match_block) (array_creation_expression)
  (formal_parameters) (arguments) (parenthesized_expression) (case_statement) (default_statement)
  (namespace_use_group) (list_literal)
] @indent
["}" ")" "]"] @outdent
[(heredoc) (nowdoc)] @opaque
