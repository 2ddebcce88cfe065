[
  (block) (declaration_list) (enum_member_declaration_list) (accessor_list) (switch_body) (switch_expression)
  (initializer_expression) (parameter_list) (argument_list) (bracketed_argument_list) (attribute_argument_list)
  (parenthesized_expression) (switch_section) (anonymous_object_creation_expression)
] @indent
["}" ")" "]"] @outdent
(switch_expression "{" @outdent)
[(verbatim_string_literal) (raw_string_literal)] @opaque
