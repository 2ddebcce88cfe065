; Names that nothing below says more about
(identifier) @variable
(constant) @type
((constant) @constant (#match? @constant "^[A-Z][A-Z\\d_]+$"))
((identifier) @comment.unused (#match? @comment.unused "^_"))
[(instance_variable) (class_variable)] @variable.other.member
(global_variable) @variable.builtin
[(self) (super)] @variable.builtin
[(file) (line) (encoding)] @constant.builtin

; Marks and operators
["!" "!=" "!~" "%" "%=" "&" "&&" "&&=" "&=" "*" "**" "**=" "*=" "+" "+=" "-" "-=" "->" ".." "..." "/=" "<" "<<"
 "<<=" "<=" "<=>" "=" "==" "===" "=>" "=~" ">" ">=" ">>" ">>=" "?" "^" "^=" "|" "|=" "||" "||=" "~" (operator)] @operator
(binary "/" @operator)
["." "&." "::" "," ";" ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}" "%w(" "%i("] @punctuation.bracket
(block_parameters "|" @punctuation.bracket)
(interpolation ["#{" "}"] @punctuation.special)

; Keywords
["def" "undef" "alias"] @keyword.function
(method "end" @keyword.function)
(singleton_method "end" @keyword.function)
["class" "module"] @keyword.storage.type
(class "end" @keyword.storage.type)
(module "end" @keyword.storage.type)
(singleton_class "end" @keyword.storage.type)
["if" "elsif" "else" "unless" "case" "when" "then"] @keyword.control.conditional
(if "end" @keyword.control.conditional)
(unless "end" @keyword.control.conditional)
(case "end" @keyword.control.conditional)
(case_match "end" @keyword.control.conditional)
(in_clause "in" @keyword.control.conditional)
["for" "while" "until" "break" "next" "redo"] @keyword.control.repeat
(in "in" @keyword.control.repeat)
(do ["do" "end"] @keyword.control.repeat)
["return" "yield"] @keyword.control.return
["begin" "rescue" "ensure" "retry"] @keyword.control.exception
(begin "end" @keyword.control.exception)
(do_block ["do" "end"] @keyword)
["BEGIN" "END"] @keyword
["and" "or" "not" "defined?"] @keyword.operator

; Functions
(method name: (identifier) @function.method)
(singleton_method name: (identifier) @function.method)
[(method name: (operator) @function.method) (singleton_method name: (operator) @function.method)]
(setter (identifier) @function.method)
(alias (identifier) @function.method)
(call method: [(identifier) (constant)] @function.method)
(call !receiver method: (identifier) @function)
((call !receiver method: (identifier) @keyword.control.import)
  (#any-of? @keyword.control.import "require" "require_relative" "load" "autoload" "include" "extend" "prepend" "using"))
((call !receiver method: (identifier) @keyword.control.exception)
  (#any-of? @keyword.control.exception "raise" "fail" "throw" "catch"))
((call !receiver method: (identifier) @function.builtin)
  (#any-of? @function.builtin
    "puts" "print" "p" "pp" "printf" "format" "sprintf" "gets" "lambda" "proc" "loop" "warn" "sleep" "rand" "exit" "abort"
    "attr_reader" "attr_writer" "attr_accessor" "define_method" "binding" "freeze"))
((identifier) @keyword.storage.modifier
  (#any-of? @keyword.storage.modifier "private" "protected" "public" "module_function" "private_constant"))
((identifier) @constant.builtin (#any-of? @constant.builtin "__FILE__" "__LINE__" "__method__" "__dir__"))

; Parameters
(method_parameters (identifier) @variable.parameter)
(block_parameters (identifier) @variable.parameter)
(lambda_parameters (identifier) @variable.parameter)
(optional_parameter name: (identifier) @variable.parameter)
(keyword_parameter name: (identifier) @variable.parameter)
(splat_parameter name: (identifier) @variable.parameter)
(hash_splat_parameter name: (identifier) @variable.parameter)
(block_parameter name: (identifier) @variable.parameter)
(destructured_parameter (identifier) @variable.parameter)
(class name: (constant) @type)
(module name: (constant) @namespace)
(scope_resolution scope: (constant) @namespace)

; Literals
[(string) (bare_string) (subshell) (heredoc_body)] @string
[(heredoc_beginning) (heredoc_end)] @label
(regex) @string.regexp
(regex "/" @string.regexp)
[(simple_symbol) (delimited_symbol) (bare_symbol) (hash_key_symbol)] @string.special.symbol
(character) @constant.character
(escape_sequence) @constant.character.escape
(integer) @constant.numeric.integer
[(float) (rational) (complex)] @constant.numeric.float
[(true) (false)] @constant.builtin.boolean
(nil) @constant.builtin
(nil _ @constant.builtin)

(comment) @comment.line
