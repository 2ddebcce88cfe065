; Names that nothing below says more about
(name) @constant
(variable_name) @variable
(variable_name "$" @variable (name) @variable)
((name) @constructor (#match? @constructor "^[A-Z]\\w*[a-z]"))
((variable_name _ @variable.builtin) @_var (#eq? @_var "$this"))

; Marks and operators
["!" "!=" "!==" "%" "%=" "&" "&&" "&=" "*" "**" "**=" "*=" "+" "++" "+=" "-" "--" "-=" "->" "." "..." ".=" "/" "/="
 "<" "<<" "<<=" "<=" "<=>" "<>" "=" "==" "===" "=>" ">" ">=" ">>" ">>=" "?" "?->" "??" "??=" "@" "^" "^=" "|" "|=" "||"
 "~" "::" (reference_modifier)] @operator
["," ";" ":" "\\"] @punctuation.delimiter
(conditional_expression ":" @operator)
["(" ")" "[" "]" "{" "}" "#["] @punctuation.bracket
(encapsed_string ["{" "}"] @punctuation.special)
(heredoc_body ["{" "}"] @punctuation.special)
[(php_tag) "?>"] @keyword.directive

; Keywords
["namespace" "use" "include" "include_once" "require" "require_once"] @keyword.control.import
["if" "else" "elseif" "endif" "switch" "endswitch" "case" "default" "match"] @keyword.control.conditional
["for" "foreach" "while" "do" "endfor" "endforeach" "endwhile" "break" "continue"] @keyword.control.repeat
(foreach_statement "as" @keyword.control.repeat)
["return" "yield" "exit"] @keyword.control.return
["try" "catch" "finally" "throw"] @keyword.control.exception
["goto" "declare" "enddeclare"] @keyword.control
["function" "fn"] @keyword.function
["class" "interface" "trait" "enum"] @keyword.storage.type
["const" "global" (abstract_modifier) (final_modifier) (readonly_modifier) (static_modifier) (var_modifier)
 (visibility_modifier)] @keyword.storage.modifier
["extends" "implements" "insteadof" "as" "echo" "print" "unset" "from"] @keyword
["and" "or" "xor" "new" "clone" "instanceof"] @keyword.operator
(abstract_modifier _ @keyword.storage.modifier)
(visibility_modifier _ @keyword.storage.modifier)
(foreach_statement "as" @keyword.control.repeat)

; Types
(primitive_type) @type.builtin
(primitive_type _ @type.builtin)
[(cast_type) (bottom_type)] @type.builtin
(relative_scope) @variable.builtin
(relative_scope _ @variable.builtin)
(named_type [(name) @type (qualified_name (name) @type)])
(base_clause [(name) @type (qualified_name (name) @type)])
(class_interface_clause [(name) @type (qualified_name (name) @type)])
(class_declaration name: (name) @type)
(interface_declaration name: (name) @type)
(trait_declaration name: (name) @type)
(enum_declaration name: (name) @type.enum)
(enum_case name: (name) @type.enum.variant)
(use_declaration (name) @type)
(namespace_name (name) @namespace)
(namespace_use_clause [(name) @type (qualified_name (name) @type)])
(namespace_use_clause alias: (name) @type)
(class_constant_access_expression . (name) @type)
(class_constant_access_expression (_) "::" (name) @constant)
(scoped_call_expression scope: (name) @type)
(scoped_property_access_expression (name) @type)
(binary_expression operator: "instanceof" right: [(name) @type (qualified_name (name) @type)])
(object_creation_expression [(name) @constructor (qualified_name (name) @constructor)])

; Functions and members
(function_definition name: (name) @function)
(method_declaration name: (name) @function.method)
((method_declaration name: (name) @constructor) (#eq? @constructor "__construct"))
(function_call_expression function: [(name) @function (qualified_name (name) @function)])
((function_call_expression function: (name) @function.builtin)
  (#any-of? @function.builtin "isset" "empty" "array" "compact" "extract" "define" "defined" "count" "is_null" "eval"))
(member_call_expression name: (name) @function.method)
(nullsafe_member_call_expression name: (name) @function.method)
(scoped_call_expression name: (name) @function.method)
(namespace_use_clause type: "function" (name) @function)
(member_access_expression name: (name) @variable.other.member)
(nullsafe_member_access_expression name: (name) @variable.other.member)
(property_element name: (variable_name) @variable.other.member)
(property_element name: (variable_name _ @variable.other.member))
(simple_parameter name: (variable_name _ @variable.parameter))
(variadic_parameter name: (variable_name _ @variable.parameter))
(property_promotion_parameter name: (variable_name _ @variable.parameter))
(argument name: (name) @variable.parameter)
(attribute [(name) @attribute (qualified_name (name) @attribute)])
[(named_label_statement (name) @label) (goto_statement (name) @label)]
(declare_directive ["strict_types" "ticks" "encoding"] @variable.builtin)

; Literals
(integer) @constant.numeric.integer
(float) @constant.numeric.float
(boolean) @constant.builtin.boolean
(null) @constant.builtin
[(string) (encapsed_string) (heredoc_body) (nowdoc_body) (shell_command_expression)] @string
(escape_sequence) @constant.character.escape
["<<<" (heredoc_start) (heredoc_end)] @label

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
((comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*"))
