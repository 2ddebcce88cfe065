; Names that nothing below says more about
(identifier) @variable
(alias) @namespace
(dot right: (alias) @namespace)
(dot (tuple (alias) @namespace))

; Operators and marks
(operator_identifier) @operator
(unary_operator operator: _ @operator)
(binary_operator operator: _ @operator)
(stab_clause operator: _ @operator)
(dot operator: _ @punctuation.delimiter)
["," ";"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}" "<<" ">>"] @punctuation.bracket
(map "%" @punctuation.bracket)
(interpolation ["#{" "}"] @punctuation.special)
(binary_operator operator: ["when" "and" "or" "in" "not in"] @keyword.operator)
(unary_operator operator: "not" @keyword.operator)

; Functions
(call target: (identifier) @function)
(call target: (dot right: (identifier) @function))
(call target: (dot right: (identifier) @variable.other.member) .)
(binary_operator operator: "|>" right: (identifier) @function)

; Definitions
(call
  target: (identifier) @_def
  (arguments [
    (identifier) @function
    (call target: (identifier) @function (arguments (identifier) @variable.parameter)?)
    (binary_operator left: (call target: (identifier) @function (arguments (identifier) @variable.parameter)?) operator: "when")
  ])
  (#match? @_def "^def(n|macro|guard|delegate)?p?$"))
(stab_clause left: (arguments (identifier) @variable.parameter))

((identifier) @comment.unused (#match? @comment.unused "^_"))
((identifier) @variable.builtin
  (#any-of? @variable.builtin "__MODULE__" "__DIR__" "__ENV__" "__CALLER__" "__STACKTRACE__"))

; Words that look like calls
((identifier) @keyword.function
  (#any-of? @keyword.function "def" "defp" "defmacro" "defmacrop" "defguard" "defguardp" "defdelegate" "defn" "defnp"))
((identifier) @keyword.storage.type
  (#any-of? @keyword.storage.type
    "defmodule" "defprotocol" "defimpl" "defstruct" "defexception" "defoverridable"))
((identifier) @keyword.control.import (#any-of? @keyword.control.import "alias" "import" "require" "use"))
((identifier) @keyword.control.conditional
  (#any-of? @keyword.control.conditional "if" "unless" "case" "cond" "with" "receive"))
((identifier) @keyword.control.repeat (#eq? @keyword.control.repeat "for"))
((identifier) @keyword.control.exception (#any-of? @keyword.control.exception "try" "raise" "reraise" "throw"))
((identifier) @keyword (#any-of? @keyword "quote" "unquote" "unquote_splicing" "super"))
["after" "catch" "rescue"] @keyword.control.exception
["do" "end"] @keyword
"else" @keyword.control.conditional
"fn" @keyword.function

; Literals
[(string) (charlist)] @string
(sigil) @string
((sigil (sigil_name) @_name) @string.regexp (#any-of? @_name "r" "R"))
((sigil (sigil_name) @_name) @string.special.symbol (#any-of? @_name "w" "W"))
[(atom) (keyword) (quoted_keyword) (quoted_atom)] @string.special.symbol
(char) @constant.character
(escape_sequence) @constant.character.escape
(integer) @constant.numeric.integer
(float) @constant.numeric.float
(boolean _ @constant.builtin.boolean)
(nil) @constant.builtin
(nil _ @constant.builtin)
(unary_operator operator: "&" operand: (integer) @variable.parameter)
(sigil quoted_start: _ @string.special quoted_end: _ @string.special)

; Attributes of modules
(unary_operator operator: "@" @attribute operand: [(identifier) @attribute (call target: (identifier) @attribute)])
((unary_operator
  operator: "@" @comment.block.documentation
  operand: (call
    target: (identifier) @comment.block.documentation
    (arguments [(string) @comment.block.documentation (sigil) @comment.block.documentation])))
  (#any-of? @comment.block.documentation "moduledoc" "doc" "typedoc" "shortdoc"))

(comment) @comment.line
