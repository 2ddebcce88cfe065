; What build services run
(block_mapping_pair
  key: (flow_node) @_key
  value: [
    (block_node (block_scalar) @injection.content)
    (flow_node (plain_scalar (string_scalar) @injection.content))
  ]
  (#any-of? @_key "run" "script" "before_script" "after_script" "command")
  (#set! injection.language "bash"))
