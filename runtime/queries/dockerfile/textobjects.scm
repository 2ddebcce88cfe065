(source_file (_) @entry.around)
(run_instruction (shell_command) @function.inside) @function.around
(comment) @comment.inside
(comment)+ @comment.around
