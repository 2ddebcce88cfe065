; inherits: _ecma,_jsx

(formal_parameters [
  (identifier) @local.definition.variable.parameter
  (rest_pattern (identifier) @local.definition.variable.parameter)
  (assignment_pattern left: (identifier) @local.definition.variable.parameter)
  (object_pattern [
    (shorthand_property_identifier_pattern) @local.definition.variable.parameter
    (object_assignment_pattern left: (shorthand_property_identifier_pattern) @local.definition.variable.parameter)
    (pair_pattern value: (identifier) @local.definition.variable.parameter)
    (rest_pattern (identifier) @local.definition.variable.parameter)
  ])
  (array_pattern (identifier) @local.definition.variable.parameter)
])
