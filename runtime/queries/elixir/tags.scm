((call target: (identifier) @_name (arguments (alias) @name)) @definition.module
  (#any-of? @_name "defmodule" "defimpl" "defprotocol"))
((call
  target: (identifier) @_name
  (arguments [
    (identifier) @name
    (call target: (identifier) @name)
    (binary_operator left: (call target: (identifier) @name) operator: "when")
  ])) @definition.function
  (#match? @_name "^def(n|macro|guard|delegate)?p?$"))
