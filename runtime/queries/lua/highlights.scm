; Names that nothing below says more about
(identifier) @variable
((identifier) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @comment.unused (#eq? @comment.unused "_"))
((identifier) @variable.builtin (#any-of? @variable.builtin "self" "_G" "_ENV"))

; Marks and operators
["#" "%" "&" "*" "+" "-" ".." "/" "//" "<" "<<" "<=" "=" "==" ">" ">=" ">>" "^" "|" "~" "~="] @operator
["," "." ":" ";" "::"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(attribute ["<" ">"] @punctuation.bracket)

; Keywords
["function"] @keyword.function
(function_declaration "end" @keyword.function)
(function_definition "end" @keyword.function)
["local"] @keyword.storage.type
["if" "then" "elseif" "else"] @keyword.control.conditional
(if_statement "end" @keyword.control.conditional)
["for" "while" "repeat" "until" "in" (break_statement)] @keyword.control.repeat
(for_statement ["do" "end"] @keyword.control.repeat)
(while_statement ["do" "end"] @keyword.control.repeat)
(do_statement ["do" "end"] @keyword)
["return"] @keyword.control.return
["goto"] @keyword.control
["and" "or" "not"] @keyword.operator

; Fields
(dot_index_expression field: (identifier) @variable.other.member)
(field name: (identifier) @variable.other.member)
(attribute (identifier) @attribute)
[(label_statement (identifier) @label) (goto_statement (identifier) @label)]

; Functions
(function_declaration name: [
  (identifier) @function
  (dot_index_expression field: (identifier) @function)
  (method_index_expression method: (identifier) @function.method)
])
(function_call name: [
  (identifier) @function
  (dot_index_expression field: (identifier) @function)
  (method_index_expression method: (identifier) @function.method)
])
((function_call name: (identifier) @function.builtin)
  (#any-of? @function.builtin
    "assert" "collectgarbage" "dofile" "error" "getmetatable" "ipairs" "load" "loadfile" "next" "pairs" "pcall" "print"
    "rawequal" "rawget" "rawlen" "rawset" "require" "select" "setmetatable" "tonumber" "tostring" "type" "unpack" "warn"
    "xpcall"))
((dot_index_expression table: (identifier) @namespace)
  (#any-of? @namespace "coroutine" "debug" "io" "math" "os" "package" "string" "table" "utf8"))
((function_call name: (identifier) @keyword.control.import) (#eq? @keyword.control.import "require"))
(parameters name: (identifier) @variable.parameter)
((parameters name: (identifier) @variable.builtin) (#eq? @variable.builtin "self"))
(vararg_expression) @variable.builtin

; Literals
(number) @constant.numeric
[(true) (false)] @constant.builtin.boolean
(nil) @constant.builtin
(string) @string
(escape_sequence) @constant.character.escape

(comment) @comment.line
(comment start: "[[") @comment.block
((comment) @comment.line.documentation (#match? @comment.line.documentation "^---"))
(hash_bang_line) @comment.line
