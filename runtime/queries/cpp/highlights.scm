; inherits: c

(namespace_identifier) @namespace
(namespace_definition name: (namespace_identifier) @namespace)
((namespace_identifier) @type (#match? @type "^[A-Z]"))
(using_declaration (identifier) @namespace)
(using_declaration (qualified_identifier name: (identifier) @namespace))
[(auto) (placeholder_type_specifier)] @type.builtin
(this) @variable.builtin
[(literal_suffix) (ref_qualifier)] @type.builtin
(concept_definition name: (identifier) @type)

["<=>" "->*" ".*" "()" "[]" "\"\""] @operator
["and" "and_eq" "bitand" "bitor" "compl" "not" "not_eq" "or" "or_eq" "xor" "xor_eq" "new" "delete" "operator"
 "co_await"] @keyword.operator
["class" "typename" "template" "concept" "namespace" "using" "requires" "decltype"] @keyword.storage.type
["public" "private" "protected" "virtual" "explicit" "friend" "mutable" "constexpr" "consteval" "constinit" "noexcept"
 (virtual_specifier) (access_specifier)] @keyword.storage.modifier
["try" "catch" "throw"] @keyword.control.exception
["co_return" "co_yield"] @keyword.control.return
["static_assert"] @keyword
(default_method_clause "default" @keyword)
(delete_method_clause "delete" @keyword)
(using_declaration "namespace" @keyword.control.import)
(using_declaration "using" @keyword.control.import)

(template_argument_list ["<" ">"] @punctuation.bracket)
(template_parameter_list ["<" ">"] @punctuation.bracket)
(lambda_capture_specifier ["[" "]"] @punctuation.bracket)
(lambda_default_capture) @operator
(reference_declarator ["&" "&&"] @operator)

; Definitions and calls
(function_declarator declarator: [
  (field_identifier) @function.method
  (qualified_identifier name: (identifier) @function.method)
  (qualified_identifier name: (qualified_identifier name: (identifier) @function.method))
  (destructor_name) @constructor
  (qualified_identifier name: (destructor_name) @constructor)
  (operator_name) @function.method
])
(operator_name) @function.method
(destructor_name (identifier) @constructor)
((qualified_identifier name: (identifier) @type.enum.variant) (#match? @type.enum.variant "^[A-Z]\\w*[a-z]"))
(call_expression function: [
  (qualified_identifier name: (identifier) @function)
  (qualified_identifier name: (qualified_identifier name: (identifier) @function))
  (template_function name: (identifier) @function)
  (qualified_identifier name: (template_function name: (identifier) @function))
  (field_expression field: (template_method name: (field_identifier) @function.method))
])
(field_initializer (field_identifier) @variable.other.member)
(type_parameter_declaration (type_identifier) @type.parameter)
(optional_type_parameter_declaration name: (type_identifier) @type.parameter)
(variadic_type_parameter_declaration (type_identifier) @type.parameter)
(parameter_declaration declarator: (reference_declarator (identifier) @variable.parameter))
(optional_parameter_declaration declarator: [
  (identifier) @variable.parameter
  (pointer_declarator declarator: (identifier) @variable.parameter)
  (reference_declarator (identifier) @variable.parameter)
])
(variadic_declarator (identifier) @variable.parameter)

(raw_string_literal) @string
