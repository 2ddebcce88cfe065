[
  (compound_statement) (declaration_list) (field_declaration_list) (enumerator_list) (initializer_list)
  (parameter_list) (argument_list) (parenthesized_expression) (parenthesized_declarator) (abstract_parenthesized_declarator)
  (array_declarator) (abstract_array_declarator) (subscript_expression) (subscript_designator)
  (cast_expression) (compound_literal_expression) (sizeof_expression) (alignof_expression) (offsetof_expression)
  (for_statement) (preproc_params) (preproc_defined) (attribute_declaration) (attribute_specifier)
] @rainbow.scope

["(" ")" "[" "]" "{" "}" "[[" "]]"] @rainbow.bracket
