[(block_mapping_pair) (flow_mapping) (flow_sequence)] @indent
; Also where a pair begins on the same line: `- key:`
(block_sequence_item) @indent.always
["]" "}"] @outdent

; What has no end of its own goes on below, and so does what has only begun.
(block_mapping_pair value: (block_node [(block_mapping) (block_sequence) (block_scalar)])) @extend
(block_mapping_pair key: (_) !value) @extend
(block_sequence_item (block_node)) @extend
(block_sequence_item "-" .) @extend

(block_scalar) @opaque
