; What TypeScript adds

; Types
(type_identifier) @type
[(predefined_type) (this_type)] @type.builtin
(literal_type [(null) (undefined)] @type.builtin)
(type_parameter name: (type_identifier) @type.parameter)
(nested_type_identifier module: (identifier) @namespace)
(extends_clause value: (identifier) @type)
(extends_clause value: (member_expression property: (property_identifier) @type))
(enum_declaration name: (identifier) @type)
(enum_body name: (property_identifier) @type.enum.variant)
(enum_assignment name: (property_identifier) @type.enum.variant)
(internal_module name: (identifier) @namespace)
(module name: (identifier) @namespace)
(nested_identifier object: (identifier) @namespace property: (property_identifier) @namespace)
(type_predicate name: (identifier) @variable.parameter)

; Functions and parameters
(function_signature name: (identifier) @function)
(method_signature name: (property_identifier) @function.method)
(abstract_method_signature name: (property_identifier) @function.method)
(property_signature name: (property_identifier) @function.method type: (type_annotation (function_type)))
(public_field_definition name: (property_identifier) @function.method value: [(arrow_function) (function_expression)])
((required_parameter pattern: [
  (identifier) @variable.parameter
  (rest_pattern (identifier) @variable.parameter)
  (object_pattern [
    (shorthand_property_identifier_pattern) @variable.parameter
    (object_assignment_pattern left: (shorthand_property_identifier_pattern) @variable.parameter)
    (pair_pattern value: (identifier) @variable.parameter)
    (rest_pattern (identifier) @variable.parameter)
  ])
  (array_pattern (identifier) @variable.parameter)
]))
(optional_parameter pattern: (identifier) @variable.parameter)
(index_signature name: (identifier) @variable.parameter)

; Keywords
["enum" "interface" "type" "namespace" "module" "implements"] @keyword.storage.type
["abstract" "declare" "readonly" "accessor" (accessibility_modifier) (override_modifier)] @keyword.storage.modifier
["as" "satisfies" "is" "asserts" "infer" "keyof"] @keyword.operator
(mapped_type_clause "in" @keyword.operator)
(conditional_type "extends" @keyword.operator)
(constraint "extends" @keyword.operator)
(import_specifier ["as" "type"] @keyword.control.import)
(import_statement "type" @keyword.control.import)
(export_specifier "as" @keyword.control.import)
(namespace_import "as" @keyword.control.import)
"require" @function.builtin

; Marks
["?:" "-?:" "+?:"] @punctuation.delimiter
(optional_parameter "?" @punctuation.special)
(property_signature "?" @punctuation.special)
(method_signature "?" @punctuation.special)
(public_field_definition ["?" "!"] @punctuation.special)
(non_null_expression "!" @operator)
"?." @operator
(conditional_type ["?" ":"] @operator)
[(type_arguments ["<" ">"] @punctuation.bracket) (type_parameters ["<" ">"] @punctuation.bracket)]
(template_literal_type) @string
(template_type ["${" "}"] @punctuation.special)
