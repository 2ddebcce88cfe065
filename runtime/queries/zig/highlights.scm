; Names that nothing below says more about
(identifier) @variable
((identifier) @type (#match? @type "^[A-Z][A-Za-z\\d]*$"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @comment.unused (#eq? @comment.unused "_"))
((identifier) @variable.builtin (#eq? @variable.builtin "self"))

; Marks and operators
["!" "!=" "%" "%=" "&" "&=" "*" "*%" "*%=" "**" "*=" "*|" "*|=" "+" "+%" "+%=" "++" "+=" "+|" "+|=" "-" "-%" "-%=" "-="
 "-|" "-|=" ".*" ".." "..." ".?" "/" "/=" "<" "<<" "<<=" "<<|" "<<|=" "<=" "=" "==" "=>" ">" ">=" ">>" ">>=" "?" "^"
 "^=" "|" "|=" "||" "~"] @operator
["." "," ":" ";"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(payload "|" @punctuation.bracket)

; Keywords
"fn" @keyword.function
"test" @keyword.function
"usingnamespace" @keyword.control.import
["if" "else" "switch"] @keyword.control.conditional
["for" "while" "break" "continue"] @keyword.control.repeat
"return" @keyword.control.return
["try" "catch" "errdefer"] @keyword.control.exception
["defer" "async" "await" "suspend" "resume" "nosuspend" "unreachable"] @keyword.control
["const" "var" "struct" "enum" "union" "opaque" "error"] @keyword.storage.type
["pub" "export" "extern" "inline" "noinline" "comptime" "threadlocal" "volatile" "allowzero" "noalias" "packed" "align"
 "linksection" "callconv" "addrspace"] @keyword.storage.modifier
["and" "or" "orelse"] @keyword.operator
"asm" @function.macro

; Types
(builtin_type) @type.builtin
(builtin_type _ @type.builtin)
["anytype" "anyframe"] @type.builtin
(container_field name: (identifier) @variable.other.member)
(enum_declaration (container_field name: (identifier) @type.enum.variant))
(error_set_declaration (identifier) @type.enum.variant)
(error_type (identifier) @type.enum.variant)
(switch_case (field_expression . "." member: (identifier) @type.enum.variant))

; Fields and functions
(field_expression member: (identifier) @variable.other.member)
((field_expression member: (identifier) @type) (#match? @type "^[A-Z]"))
(switch_case (field_expression . "." member: (identifier) @type.enum.variant))
(field_initializer (identifier) @variable.other.member)
(function_declaration name: (identifier) @function)
(function_signature name: (identifier) @function)
(call_expression function: [(identifier) @function (field_expression member: (identifier) @function.method)])
(builtin_identifier) @function.builtin
((builtin_identifier) @keyword.control.import (#any-of? @keyword.control.import "@import" "@cImport"))
(parameter name: (identifier) @variable.parameter)
((parameter name: (identifier) @variable.builtin) (#eq? @variable.builtin "self"))
(payload (identifier) @variable.parameter)
[(block_label (identifier) @label) (break_label (identifier) @label)]
(variable_declaration (identifier) @namespace . "=" (builtin_function (builtin_identifier) @keyword.control.import)
  (#eq? @keyword.control.import "@import"))

; Literals
(integer) @constant.numeric.integer
(float) @constant.numeric.float
(boolean _ @constant.builtin.boolean)
["null" "undefined"] @constant.builtin
(character) @constant.character
[(string) (multiline_string)] @string
(escape_sequence) @constant.character.escape
((builtin_function (builtin_identifier) @keyword.control.import (arguments (string) @string.special.path))
  (#eq? @keyword.control.import "@import"))

(comment) @comment.line
((comment) @comment.line.documentation (#match? @comment.line.documentation "^//[/!]"))
