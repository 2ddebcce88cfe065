; Names that nothing below says more about
(identifier) @variable
(attribute attribute: (identifier) @variable.other.member)
((identifier) @type (#match? @type "^_*[A-Z]"))
((identifier) @constant (#match? @constant "^_*[A-Z][A-Z\\d_]+$"))
((identifier) @variable.builtin (#any-of? @variable.builtin "self" "cls"))

; Operators and marks
["!=" "%" "%=" "&" "&=" "*" "**" "**=" "*=" "+" "+=" "-" "-=" "->" "/" "//" "//=" "/=" ":=" "<" "<<" "<<=" "<=" "<>"
 "=" "==" ">" ">=" ">>" ">>=" "@" "@=" "^" "^=" "|" "|=" "~"] @operator
["." "," ";" ":"] @punctuation.delimiter
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
(line_continuation) @punctuation.special

; Keywords
["def" "lambda"] @keyword.function
["import" "from" "__future__"] @keyword.control.import
["if" "elif" "else" "match" "case"] @keyword.control.conditional
["for" "while" "break" "continue"] @keyword.control.repeat
["return" "yield"] @keyword.control.return
["try" "except" "except*" "finally" "raise" "assert"] @keyword.control.exception
["with" "async" "await" "pass" "exec"] @keyword.control
["class" "type"] @keyword.storage.type
["global" "nonlocal"] @keyword.storage.modifier
["and" "or" "not" "not in" "in" "is" "is not" "as" "del"] @keyword.operator
(for_statement "in" @keyword.control.repeat)
(for_in_clause "in" @keyword.control.repeat)
(aliased_import "as" @keyword.control.import)
(raise_statement "from" @keyword.control.exception)
"print" @function.builtin

; Modules
(import_statement name: [(dotted_name (identifier) @namespace) (aliased_import (dotted_name (identifier) @namespace))])
(import_from_statement module_name: (dotted_name (identifier) @namespace))
(import_from_statement module_name: (relative_import (dotted_name (identifier) @namespace)))
(import_statement name: (aliased_import alias: (identifier) @namespace))
(wildcard_import) @operator

; Types
(class_definition name: (identifier) @type)
(type (identifier) @type)
(type (subscript (identifier) @type))
(generic_type (identifier) @type)
(type_parameter (type (identifier) @type.parameter))
([(type (identifier) @type.builtin) (generic_type (identifier) @type.builtin)]
  (#any-of? @type.builtin
    "bool" "bytearray" "bytes" "complex" "dict" "float" "frozenset" "int" "list" "memoryview" "object" "range" "set" "slice"
    "str" "tuple"))
((type (none)) @type.builtin)

; Functions
(function_definition name: (identifier) @function)
(class_definition body: (block [
  (function_definition name: (identifier) @function.method)
  (decorated_definition (function_definition name: (identifier) @function.method))
]))
(call function: [
  (identifier) @function
  (attribute attribute: (identifier) @function.method)
])
(call
  function: [(identifier) @constructor (attribute attribute: (identifier) @constructor)]
  (#match? @constructor "^_*[A-Z]"))
(call
  function: (identifier) @function.builtin
  (#is-not? local)
  (#any-of? @function.builtin
    "__import__" "abs" "aiter" "all" "anext" "any" "ascii" "bin" "bool" "breakpoint" "bytearray" "bytes" "callable" "chr"
    "classmethod" "compile" "complex" "delattr" "dict" "dir" "divmod" "enumerate" "eval" "exec" "filter" "float" "format"
    "frozenset" "getattr" "globals" "hasattr" "hash" "help" "hex" "id" "input" "int" "isinstance" "issubclass" "iter"
    "len" "list" "locals" "map" "max" "memoryview" "min" "next" "object" "oct" "open" "ord" "pow" "print" "property"
    "range" "repr" "reversed" "round" "set" "setattr" "slice" "sorted" "staticmethod" "str" "sum" "super" "tuple" "type"
    "vars" "zip"))

; Parameters
(parameters (identifier) @variable.parameter)
(lambda_parameters (identifier) @variable.parameter)
(typed_parameter (identifier) @variable.parameter)
(default_parameter name: (identifier) @variable.parameter)
(typed_default_parameter name: (identifier) @variable.parameter)
(parameters [(list_splat_pattern (identifier) @variable.parameter) (dictionary_splat_pattern (identifier) @variable.parameter)])
(lambda_parameters
  [(list_splat_pattern (identifier) @variable.parameter) (dictionary_splat_pattern (identifier) @variable.parameter)])
(typed_parameter
  [(list_splat_pattern (identifier) @variable.parameter) (dictionary_splat_pattern (identifier) @variable.parameter)])
(keyword_argument name: (identifier) @variable.parameter)
((parameters (identifier) @variable.builtin) (#any-of? @variable.builtin "self" "cls"))

; Decorators
(decorator ["@" (identifier)] @attribute)
(decorator (attribute attribute: (identifier) @attribute))
(decorator (call function: [(identifier) @attribute (attribute attribute: (identifier) @attribute)]))

; Literals
[(none) (ellipsis)] @constant.builtin
[(true) (false)] @constant.builtin.boolean
((identifier) @constant.builtin (#any-of? @constant.builtin "NotImplemented" "__debug__" "__name__" "__file__"))
(integer) @constant.numeric.integer
(float) @constant.numeric.float
(string) @string
[(escape_sequence) (escape_interpolation)] @constant.character.escape
(interpolation) @embedded
(interpolation ["{" "}"] @punctuation.special)
(type_conversion) @punctuation.special
(format_specifier) @string.special
(case_pattern "_" @comment.unused)
((identifier) @comment.unused (#eq? @comment.unused "_"))

; Comments
(comment) @comment.line
(module . (comment)* . (expression_statement . (string) @comment.block.documentation .))
(class_definition body: (block . (expression_statement . (string) @comment.block.documentation .)))
(function_definition body: (block . (expression_statement . (string) @comment.block.documentation .)))
