[(function_signature) (method_signature) (abstract_method_signature) (function_type) (type_alias_declaration)
 (interface_declaration) (class_declaration) (abstract_class_declaration)] @local.scope

(type_identifier) @local.reference

(type_parameter name: (type_identifier) @local.definition.type.parameter)
(required_parameter pattern: [
  (identifier) @local.definition.variable.parameter
  (rest_pattern (identifier) @local.definition.variable.parameter)
  (object_pattern [
    (shorthand_property_identifier_pattern) @local.definition.variable.parameter
    (object_assignment_pattern left: (shorthand_property_identifier_pattern) @local.definition.variable.parameter)
    (pair_pattern value: (identifier) @local.definition.variable.parameter)
    (rest_pattern (identifier) @local.definition.variable.parameter)
  ])
  (array_pattern (identifier) @local.definition.variable.parameter)
])
(optional_parameter pattern: (identifier) @local.definition.variable.parameter)
