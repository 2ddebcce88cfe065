((call target: (identifier) @_name (do_block)? @function.inside) @function.around
  (#any-of? @_name "def" "defp" "defmacro" "defmacrop"))
((call target: (identifier) @_name (do_block)? @class.inside) @class.around
  (#any-of? @_name "defmodule" "defprotocol" "defimpl"))
((call target: (identifier) @_name (do_block)? @test.inside) @test.around (#eq? @_name "test"))
(anonymous_function (stab_clause right: (_) @function.inside)) @function.around
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(pair value: (_) @entry.inside) @entry.around
(list (_) @entry.around)
(comment) @comment.inside
(comment)+ @comment.around
