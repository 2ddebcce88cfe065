; What a macro stands for is code.
([
  (preproc_def value: (preproc_arg) @injection.content)
  (preproc_function_def value: (preproc_arg) @injection.content)
] (#set! injection.language "c"))
