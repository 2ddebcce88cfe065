(document (block_node (block_mapping (block_mapping_pair key: (_) @name) @definition.field)))
; The second level holds the jobs and services of most files.
(document (block_node (block_mapping (block_mapping_pair
  value: (block_node (block_mapping (block_mapping_pair
    key: (_) @name
    value: (block_node (block_mapping))) @definition.section))))))
