; Patterns of Neovim's and other hosts' own languages stay plain; C declarations of LuaJIT do not
((function_call
  name: (dot_index_expression table: (identifier) @_ffi field: (identifier) @_cdef)
  arguments: (arguments (string content: (string_content) @injection.content)))
  (#eq? @_ffi "ffi")
  (#eq? @_cdef "cdef")
  (#set! injection.language "c"))
