; Names that nothing below says more about
(identifier) @variable
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
(discard) @comment.unused

; Marks and operators
["!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "++" "+=" "-" "--" "-=" "->" ".." "/" "/=" "<" "<<" "<<=" "<=" "=" "=="
 "=>" ">" ">=" ">>" ">>=" ">>>" ">>>=" "?" "??" "??=" "^" "^=" "|" "|=" "||" "~"] @operator
["." "," ":" ";" "::"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(type_argument_list ["<" ">"] @punctuation.bracket)
(type_parameter_list ["<" ">"] @punctuation.bracket)
(interpolation_brace) @punctuation.special
(conditional_expression ":" @operator)

; Keywords
["namespace" "using" "alias" "global"] @keyword.control.import
["if" "else" "switch" "case" "default" "when"] @keyword.control.conditional
["for" "foreach" "while" "do" "break" "continue"] @keyword.control.repeat
["return" "yield"] @keyword.control.return
["try" "catch" "finally" "throw"] @keyword.control.exception
["await" "goto" "lock" "checked" "unchecked"] @keyword.control
["class" "struct" "interface" "enum" "record" "delegate" "event" "operator"] @keyword.storage.type
(modifier) @keyword.storage.modifier
(modifier _ @keyword.storage.modifier)
["params" "out" "ref" "in" "static" "unsafe" "fixed" "stackalloc" "explicit" "implicit" "const" "readonly"
 "scoped"] @keyword.storage.modifier
["get" "set" "init" "add" "remove" "where" "base" "with" "from" "select" "orderby" "group" "into" "join" "let" "on"
 "equals" "by" "ascending" "descending" "notnull" "unmanaged"] @keyword
["new" "is" "as" "not" "and" "or" "typeof" "sizeof"] @keyword.operator
(foreach_statement "in" @keyword.control.repeat)
"this" @variable.builtin
(constructor_initializer "base" @variable.builtin)

; Types
(predefined_type) @type.builtin
[(implicit_type) "var"] @type.builtin
(_ type: (identifier) @type)
(_ type: (generic_name (identifier) @type))
(method_declaration returns: [(identifier) @type (generic_name (identifier) @type)])
(local_function_statement type: (identifier) @type)
(type_argument_list (identifier) @type)
(generic_name . (identifier) @type)
(base_list [(identifier) @type (generic_name (identifier) @type)])
(type_parameter name: (identifier) @type.parameter)
(type_parameter_constraints_clause . (identifier) @type.parameter)
(class_declaration name: (identifier) @type)
(struct_declaration name: (identifier) @type)
(interface_declaration name: (identifier) @type)
(record_declaration name: (identifier) @type)
(delegate_declaration name: (identifier) @type)
(enum_declaration name: (identifier) @type)
(enum_member_declaration name: (identifier) @type.enum.variant)
((member_access_expression expression: (identifier) @type) (#match? @type "^[A-Z]"))
(using_directive [(identifier) @namespace (qualified_name (identifier) @namespace)])
(qualified_name (identifier) @namespace)
(using_directive name: (identifier) @type)
(namespace_declaration name: (identifier) @namespace)
(file_scoped_namespace_declaration name: (identifier) @namespace)

; Functions and fields
(member_access_expression name: (identifier) @variable.other.member)
(member_binding_expression name: (identifier) @variable.other.member)
(property_declaration name: (identifier) @variable.other.member)
(field_declaration (variable_declaration (variable_declarator name: (identifier) @variable.other.member)))
(event_field_declaration (variable_declaration (variable_declarator name: (identifier) @variable.other.member)))
(field_declaration
  (modifier) @_modifier
  (variable_declaration (variable_declarator name: (identifier) @constant))
  (#eq? @_modifier "const"))
(field_declaration (modifier "const" @keyword.storage.modifier))
(field_declaration (modifier) @keyword.storage.modifier)
(method_declaration name: (identifier) @function.method)
(local_function_statement name: (identifier) @function)
(constructor_declaration name: (identifier) @constructor)
(destructor_declaration name: (identifier) @constructor)
(object_creation_expression type: [(identifier) @constructor (generic_name (identifier) @constructor)])
(invocation_expression function: [
  (identifier) @function
  (generic_name (identifier) @function)
  (member_access_expression name: [(identifier) @function.method (generic_name (identifier) @function.method)])
  (conditional_access_expression (member_binding_expression name: (identifier) @function.method))
])
((invocation_expression function: (identifier) @keyword.operator) (#eq? @keyword.operator "nameof"))
(parameter name: (identifier) @variable.parameter)
(parameter_list name: (identifier) @variable.parameter)
(implicit_parameter) @variable.parameter
(argument name: (identifier) @variable.parameter)
(labeled_statement . (identifier) @label)
(goto_statement (identifier) @label)

; Attributes and directives
(attribute name: (_) @attribute)
(attribute_target_specifier) @attribute
["#define" "#undef" "#if" "#elif" "#else" "#endif" "#region" "#endregion" "#error" "#warning" "#line" "#pragma"
 "#nullable" "enable" "disable" "restore"] @keyword.directive
(preproc_arg) @string
(shebang_directive) @comment.line

; Literals
(integer_literal) @constant.numeric.integer
(real_literal) @constant.numeric.float
(boolean_literal) @constant.builtin.boolean
(boolean_literal _ @constant.builtin.boolean)
(null_literal) @constant.builtin
(character_literal) @constant.character
[(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression)] @string
(interpolation_format_clause) @string.special
(escape_sequence) @constant.character.escape

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
((comment) @comment.line.documentation (#match? @comment.line.documentation "^///"))
