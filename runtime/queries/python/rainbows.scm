[
  (argument_list) (parameters) (parenthesized_expression) (tuple) (tuple_pattern) (list) (list_pattern) (dictionary) (set)
  (list_comprehension) (dictionary_comprehension) (set_comprehension) (generator_expression) (subscript)
  (type_parameter) (import_from_statement) (dict_pattern) (case_pattern) (class_pattern) (interpolation) (with_clause)
] @rainbow.scope

["(" ")" "[" "]" "{" "}"] @rainbow.bracket
