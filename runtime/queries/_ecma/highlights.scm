; What JavaScript and TypeScript share

; Names that nothing below says more about
(identifier) @variable
[(property_identifier) (shorthand_property_identifier)] @variable.other.member
(private_property_identifier) @variable.other.member.private
(shorthand_property_identifier_pattern) @variable
(statement_identifier) @label
((identifier) @type (#match? @type "^[A-Z]"))
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))

; Operators and marks
["!" "!=" "!==" "%" "%=" "&" "&&" "&&=" "&=" "*" "**" "**=" "*=" "+" "++" "+=" "-" "--" "-=" "..." "/" "/=" "<" "<<"
 "<<=" "<=" "=" "==" "===" "=>" ">" ">=" ">>" ">>=" ">>>" ">>>=" "?" "??" "??=" "^" "^=" "|" "|=" "||" "||=" "~"
 (optional_chain)] @operator
["." "," ";" ":"] @punctuation.delimiter
(ternary_expression ":" @operator)
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(template_substitution ["${" "}"] @punctuation.special)

; Keywords
"function" @keyword.function
["import" "export" "from"] @keyword.control.import
(import_specifier "as" @keyword.control.import)
(export_specifier "as" @keyword.control.import)
(namespace_import "as" @keyword.control.import)
(namespace_import "*" @operator)
(export_statement "default" @keyword.control.import)
["if" "else" "switch" "case"] @keyword.control.conditional
(switch_default "default" @keyword.control.conditional)
["for" "while" "do" "break" "continue"] @keyword.control.repeat
(for_in_statement ["of" "in"] @keyword.control.repeat)
["return" "yield"] @keyword.control.return
["throw" "try" "catch" "finally"] @keyword.control.exception
["async" "await" "debugger" "with"] @keyword.control
["class" "let" "var" "extends"] @keyword.storage.type
["const" "static" "get" "set"] @keyword.storage.modifier
["new" "delete" "typeof" "void" "instanceof"] @keyword.operator
(binary_expression "in" @keyword.operator)

; Functions
(function_declaration name: (identifier) @function)
(function_expression name: (identifier) @function)
(generator_function_declaration name: (identifier) @function)
(method_definition name: [(property_identifier) (private_property_identifier)] @function.method)
((method_definition name: (property_identifier) @constructor) (#eq? @constructor "constructor"))
(variable_declarator name: (identifier) @function value: [(arrow_function) (function_expression) (generator_function)])
(pair key: (property_identifier) @function.method value: [(arrow_function) (function_expression) (generator_function)])
(call_expression function: [
  (identifier) @function
  (member_expression property: [(property_identifier) (private_property_identifier)] @function.method)
])
(new_expression constructor: [
  (identifier) @constructor
  (member_expression property: (property_identifier) @constructor)
])
((call_expression function: (identifier) @function.builtin)
  (#is-not? local)
  (#any-of? @function.builtin
    "require" "parseInt" "parseFloat" "isNaN" "isFinite" "eval" "fetch" "setTimeout" "setInterval" "clearTimeout"
    "clearInterval" "queueMicrotask" "structuredClone" "encodeURIComponent" "decodeURIComponent"))
(decorator ["@" (identifier)] @attribute)
(decorator (call_expression function: (identifier) @attribute))
(arrow_function parameter: (identifier) @variable.parameter)
(catch_clause parameter: (identifier) @variable.parameter)

; Names the language provides
[(this) (super)] @variable.builtin
((identifier) @variable.builtin
  (#is-not? local)
  (#any-of? @variable.builtin "arguments" "console" "document" "globalThis" "module" "process" "window"))
(meta_property) @variable.builtin

; Literals
(number) @constant.numeric
[(true) (false)] @constant.builtin.boolean
[(null) (undefined)] @constant.builtin
[(string) (template_string)] @string
(escape_sequence) @constant.character.escape
(template_substitution) @embedded
(regex) @string.regexp
(regex "/" @string.regexp)
(regex_flags) @keyword.storage.modifier
(import_statement source: (string) @string.special.path)
(export_statement source: (string) @string.special.path)

(comment) @comment.line
((comment) @comment.block (#match? @comment.block "^/\\*"))
((comment) @comment.block.documentation (#match? @comment.block.documentation "^/\\*\\*[^*/]"))
(hash_bang_line) @keyword.directive
