(statement_block) @indent
"}" @outdent
