; A new line stands under the text before it, and code stays as it is written.
(fenced_code_block) @opaque
(indented_code_block) @opaque
