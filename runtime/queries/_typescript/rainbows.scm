[
  (interface_body) (object_type) (enum_body) (type_parameters) (type_arguments) (tuple_type) (parenthesized_type)
  (array_type) (lookup_type) (index_signature) (template_type)
] @rainbow.scope
[(type_parameters ["<" ">"] @rainbow.bracket) (type_arguments ["<" ">"] @rainbow.bracket)]
