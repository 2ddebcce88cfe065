; Names that nothing below says more about
(identifier) @variable
((identifier) @type (#match? @type "^[A-Z]\\w*[a-z]"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @variable.builtin (#any-of? @variable.builtin "it" "super"))

; Keywords
["package" "import" "as"] @keyword.control.import
["if" "else" "switch" "case" "default"] @keyword.control.conditional
["for" "while" "do" "in" (break) (continue)] @keyword.control.repeat
["return"] @keyword.control.return
["try" "catch" "finally" "assert"] @keyword.control.exception
["class" "interface" "@interface"] @keyword.storage.type
"def" @keyword.function
[(access_modifier) (modifier)] @keyword.storage.modifier
(access_modifier _ @keyword.storage.modifier)
(modifier _ @keyword.storage.modifier)
["extends" "pipeline"] @keyword
["instanceof" "!instanceof" "new" "!in"] @keyword.operator
(for_in_loop "in" @keyword.control.repeat)
"this" @variable.builtin

; Operators and marks
["!" "!=" "!==" "%" "%=" "&" "&&" "&=" "*" "**" "**=" "*=" "+" "++" "+=" "-" "--" "-=" "->" ".." "..<" "/" "/=" "<" "<<"
 "<<=" "<=" "<=>" "=" "==" "===" "==~" "=~" ">" ">=" ">>" ">>=" ">>>" ">>>=" "?" "?:" "^" "^=" "|" "|=" "||"
 "~"] @operator
["." "," ":" ";"] @punctuation.delimiter
(ternary_op ":" @operator)
["(" ")" "[" "]" "{" "}" "[]"] @punctuation.bracket
(generics ["<" ">"] @punctuation.bracket)
(interpolation ["$" "{" "}"] @punctuation.special)

; Types
(builtintype) @type.builtin
(builtintype _ @type.builtin)
(class_definition name: (identifier) @type superclass: (identifier)? @type)
(declaration type: (identifier) @type)
(parameter type: (identifier) @type)
(function_definition type: (identifier) @type)
((declaration type: (identifier) @function) (#match? @function "^[a-z]"))
(qualified_name (identifier) @namespace)
(generic_param (identifier) @type.parameter)

; Functions
(function_definition function: (identifier) @function.method)
(function_declaration function: (identifier) @function.method)
(function_call function: [(identifier) @function (dotted_identifier (identifier) @function.method .)])
(juxt_function_call function: [(identifier) @function (dotted_identifier (identifier) @function.method .)])
((function_call function: (identifier) @constructor) (#match? @constructor "^[A-Z]"))
((juxt_function_call function: (identifier) @function.builtin)
  (#any-of? @function.builtin "println" "print" "printf"))
(dotted_identifier (_) "." (identifier) @variable.other.member)
(juxt_function_call function: (dotted_identifier (identifier) @function.method .))
(function_call function: (dotted_identifier (identifier) @function.method .))
(map_item key: (identifier) @variable.other.member)
(parameter name: (identifier) @variable.parameter)
(annotation "@" @attribute (identifier) @attribute)
(label) @label

; Literals
(number_literal) @constant.numeric
(boolean_literal _ @constant.builtin.boolean)
(null) @constant.builtin
(string) @string
(escape_sequence) @constant.character.escape

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
(groovy_doc) @comment.block.documentation
(shebang) @comment.line
