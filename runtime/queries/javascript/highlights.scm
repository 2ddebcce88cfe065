; inherits: _ecma,_jsx

(class_declaration name: (identifier) @type)
(class name: (identifier) @type)
(class_heritage (identifier) @type)
(class_heritage (member_expression property: (property_identifier) @type))
(field_definition property: (property_identifier) @function.method value: [(arrow_function) (function_expression)])

(formal_parameters [
  (identifier) @variable.parameter
  (rest_pattern (identifier) @variable.parameter)
  (assignment_pattern left: (identifier) @variable.parameter)
  (object_pattern [
    (shorthand_property_identifier_pattern) @variable.parameter
    (object_assignment_pattern left: (shorthand_property_identifier_pattern) @variable.parameter)
    (pair_pattern value: (identifier) @variable.parameter)
    (rest_pattern (identifier) @variable.parameter)
  ])
  (array_pattern (identifier) @variable.parameter)
])
["target" "meta"] @variable.builtin
(html_comment) @comment.block
