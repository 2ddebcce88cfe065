(class_definition name: (identifier) @name) @definition.class
(function_definition name: (identifier) @name) @definition.function
((module (expression_statement (assignment left: (identifier) @name) @definition.constant))
  (#match? @name "^_*[A-Z][A-Z\\d_]*$"))
(type_alias_statement left: (type [(identifier) @name (generic_type (identifier) @name)])) @definition.type
