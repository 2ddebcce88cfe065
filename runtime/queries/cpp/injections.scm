([
  (preproc_def value: (preproc_arg) @injection.content)
  (preproc_function_def value: (preproc_arg) @injection.content)
] (#set! injection.language "cpp"))

; R"sql(select 1)sql"
(raw_string_literal
  delimiter: (raw_string_delimiter) @injection.language
  (raw_string_content) @injection.content)
