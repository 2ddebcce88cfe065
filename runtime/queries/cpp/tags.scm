; inherits: c

(function_declarator declarator: [
  (qualified_identifier name: [(identifier) (destructor_name) (operator_name) (qualified_identifier)]) @name
  (field_identifier) @name
  (destructor_name) @name
  (operator_name) @name
]) @definition.function
(class_specifier name: (_) @name body: (_)) @definition.class
(alias_declaration name: (_) @name) @definition.type
(concept_definition name: (_) @name) @definition.interface
(namespace_definition name: (_) @name) @definition.module
