(block_mapping_pair value: (_) @entry.inside) @entry.around
(flow_pair value: (_) @entry.inside) @entry.around
(block_sequence_item (_) @entry.inside) @entry.around
(flow_sequence (_) @entry.inside @entry.around)

(comment) @comment.inside
(comment)+ @comment.around
