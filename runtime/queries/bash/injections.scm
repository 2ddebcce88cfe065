; The word that ends the text may name its language.
(heredoc_redirect
  (heredoc_start) @injection.language
  (heredoc_body) @injection.content)
