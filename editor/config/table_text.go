package config

var typingOptions = []Option{
	{
		Name: "auto-pairs", Kind: Pairs,
		Doc:   "Insert and delete brackets and quotes in pairs; a table replaces the built-in pairs.",
		field: func(c *Config) any { return &c.Editor.AutoPairs },
	},
	{
		Name: "continue-comments", Kind: Bool, Doc: "A new line within a line comment begins with the comment marker.",
		field: func(c *Config) any { return &c.Editor.ContinueComments },
	},
	{
		Name: "default-yank-register", Kind: Char, Note: "a register name",
		Doc:   "Register for copy, paste, delete and change when none is chosen.",
		field: func(c *Config) any { return &c.Editor.DefaultRegister },
	},
	{
		Name: "indent-heuristic", Kind: Enum, Names: indentHeuristics,
		Doc:   "How a new line is indented: as the line above, as the syntax says, or as the line above corrected by the syntax.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.IndentHeuristic) },
	},
	{Name: "smart-tab", Kind: Group, Doc: "The meaning of tab after text."},
	{
		Name: "smart-tab.enable", Kind: Bool,
		Doc:   "Tab between text moves behind the syntax node instead of inserting a tab.",
		field: func(c *Config) any { return &c.Editor.SmartTab.Enable },
	},
	{
		Name: "smart-tab.supersede-menu", Kind: Bool, Doc: "Tab keeps its meaning of smart-tab even while the completion menu is open.",
		field: func(c *Config) any { return &c.Editor.SmartTab.SupersedeMenu },
	},
	{
		Name: "text-width", Kind: Int, Min: 1, Doc: "Columns for :reflow and for soft wrap at the text width.",
		field: func(c *Config) any { return &c.Editor.TextWidth },
	},
}

var completingOptions = []Option{
	{
		Name: "auto-completion", Kind: Bool, Doc: "Open the completion menu while typing.",
		field: func(c *Config) any { return &c.Editor.AutoCompletion },
	},
	{
		Name: "completion-replace", Kind: Bool,
		Doc:   "A completion replaces the whole word around the cursor, not only the part before it.",
		field: func(c *Config) any { return &c.Editor.CompletionReplace },
	},
	{
		Name: "completion-timeout", Kind: Millis,
		Doc:   "Pause after a typed letter before completions are asked for; 5 is as good as none.",
		field: func(c *Config) any { return &c.Editor.CompletionTimeout },
	},
	{
		Name: "completion-trigger-len", Kind: Int, Max: 255,
		Doc:   "Letters of a word from which the menu opens by itself.",
		field: func(c *Config) any { return &c.Editor.CompletionTrigger },
	},
	{
		Name: "path-completion", Kind: Bool, Doc: "Complete file paths behind a path separator.",
		field: func(c *Config) any { return &c.Editor.PathCompletion },
	},
	{
		Name: "preview-completion-insert", Kind: Bool, Doc: "The chosen entry of the menu stands in the text at once.",
		field: func(c *Config) any { return &c.Editor.PreviewCompletions },
	},
	{Name: "word-completion", Kind: Group, Doc: "Completion of words of the open buffers."},
	{
		Name: "word-completion.enable", Kind: Bool, Doc: "Complete words of the open buffers.",
		field: func(c *Config) any { return &c.Editor.WordCompletion.Enable },
	},
	{
		Name: "word-completion.trigger-length", Kind: Int, Min: 1, Max: 255,
		Doc:   "Letters of a word from which words are offered by themselves.",
		field: func(c *Config) any { return &c.Editor.WordCompletion.TriggerLength },
	},
}

var fileOptions = []Option{
	{
		Name: "atomic-save", Kind: Bool,
		Doc:   "Save so that at every moment the old or the new text is whole on disk.",
		field: func(c *Config) any { return &c.Editor.AtomicSave },
	},
	{
		Name: "auto-format", Kind: Bool, Doc: "Format on save where the language asks for it too.",
		field: func(c *Config) any { return &c.Editor.AutoFormat },
	},
	{
		Name: "auto-reload", Kind: Bool, Ours: true,
		Doc:   "Watch open files: buffers without changes follow the disk, others are marked.",
		field: func(c *Config) any { return &c.Editor.AutoReload },
	},
	{
		Name: "auto-save", Kind: Group, Note: "true, false (for focus-lost), or a table",
		Doc:   "Save changed buffers that have a file without being asked.",
		Short: Bool,
		field: func(c *Config) any { return &c.Editor.AutoSave.FocusLost },
	},
	{Name: "auto-save.after-delay", Kind: Group, Doc: "Saving some time after the last change."},
	{
		Name: "auto-save.after-delay.enable", Kind: Bool, Doc: "Save changed buffers some time after the last change.",
		field: func(c *Config) any { return &c.Editor.AutoSave.AfterDelay },
	},
	{
		Name: "auto-save.after-delay.timeout", Kind: Millis, Doc: "Time after the last change until buffers are saved; insert mode is waited for.",
		field: func(c *Config) any { return &c.Editor.AutoSave.Delay },
	},
	{
		Name: "auto-save.focus-lost", Kind: Bool, Doc: "Save changed buffers, without formatting, when the terminal loses the keyboard.",
		field: func(c *Config) any { return &c.Editor.AutoSave.FocusLost },
	},
	{
		Name: "default-line-ending", Kind: Enum, Names: lineEndings,
		Doc:   "Line breaks of new buffers and of files that have none.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.DefaultLineEnding) },
	},
	{
		Name: "editor-config", Kind: Bool, Doc: "Heed .editorconfig files.",
		field: func(c *Config) any { return &c.Editor.EditorConfig },
	},
	{
		Name: "insert-final-newline", Kind: Bool, Doc: "Saving adds a line break at the end where it is missing.",
		field: func(c *Config) any { return &c.Editor.InsertFinalNewline },
	},
	{Name: "journal", Kind: Group, Ours: true, Doc: "The journal of unsaved changes."},
	{
		Name: "journal.enable", Kind: Bool, Ours: true, Doc: "Keep a journal of unsaved changes, for recovery after a crash.",
		field: func(c *Config) any { return &c.Editor.Journal.Enable },
	},
	{
		Name: "journal.interval", Kind: Millis, Min: 100, Max: 60000, Ours: true,
		Doc:   "Time after a change within which the journal is written.",
		field: func(c *Config) any { return &c.Editor.Journal.Interval },
	},
	{
		Name: "modeline", Kind: Bool, Ours: true,
		Doc:   "Take language and indentation from a line such as `# vim: ft=go ts=4` in a file.",
		field: func(c *Config) any { return &c.Editor.Modeline },
	},
	{
		Name: "trim-final-newlines", Kind: Bool, Doc: "Saving drops empty lines at the end.",
		field: func(c *Config) any { return &c.Editor.TrimFinalNewlines },
	},
	{
		Name: "trim-trailing-whitespace", Kind: Bool, Doc: "Saving drops blanks at the ends of lines.",
		field: func(c *Config) any { return &c.Editor.TrimTrailingSpace },
	},
}

var findingOptions = []Option{
	{Name: "buffer-picker", Kind: Group, Doc: "The list of open buffers."},
	{
		Name: "buffer-picker.start-position", Kind: Enum, Names: startPositions,
		Doc:   "Open the buffer picker at this buffer or at the one shown before.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.BufferPicker.StartPosition) },
	},
	{Name: "file-explorer", Kind: Group, Doc: "Which files the explorer shows."},
	{
		Name: "file-explorer.flatten-dirs", Kind: Bool, Doc: "The explorer shows a chain of folders with one entry each as one.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.FlattenDirs },
	},
	{
		Name: "file-explorer.follow-symlinks", Kind: Bool, Doc: "The explorer follows symbolic links.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.FollowSymlinks },
	},
	{
		Name: "file-explorer.git-exclude", Kind: Bool, Doc: "The explorer heeds .git/info/exclude.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.Exclude },
	},
	{
		Name: "file-explorer.git-global", Kind: Bool, Doc: "The explorer heeds the user's ignore file of git.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.GitGlobal },
	},
	{
		Name: "file-explorer.git-ignore", Kind: Bool, Doc: "The explorer heeds .gitignore files.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.GitIgnore },
	},
	{
		Name: "file-explorer.hidden", Kind: Bool, Doc: "The explorer leaves hidden files out.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.Hidden },
	},
	{
		Name: "file-explorer.ignore", Kind: Bool, Doc: "The explorer heeds .ignore files and the editor's own ones.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.Ignore },
	},
	{
		Name: "file-explorer.parents", Kind: Bool, Doc: "The explorer heeds ignore files of the folders above too.",
		field: func(c *Config) any { return &c.Editor.FileExplorer.Parents },
	},
	{Name: "file-picker", Kind: Group, Doc: "Which files the file picker and the global search see."},
	{
		Name: "file-picker.deduplicate-links", Kind: Bool, Doc: "Pickers leave out links to files that are listed anyway.",
		field: func(c *Config) any { return &c.Editor.FilePicker.Deduplicate },
	},
	{
		Name: "file-picker.follow-symlinks", Kind: Bool, Doc: "Pickers and global search follow symbolic links.",
		field: func(c *Config) any { return &c.Editor.FilePicker.FollowSymlinks },
	},
	{
		Name: "file-picker.git-exclude", Kind: Bool, Doc: "Pickers and global search heed .git/info/exclude.",
		field: func(c *Config) any { return &c.Editor.FilePicker.Exclude },
	},
	{
		Name: "file-picker.git-global", Kind: Bool, Doc: "Pickers and global search heed the user's ignore file of git.",
		field: func(c *Config) any { return &c.Editor.FilePicker.GitGlobal },
	},
	{
		Name: "file-picker.git-ignore", Kind: Bool, Doc: "Pickers and global search heed .gitignore files.",
		field: func(c *Config) any { return &c.Editor.FilePicker.GitIgnore },
	},
	{
		Name: "file-picker.hidden", Kind: Bool, Doc: "Pickers and global search leave hidden files out.",
		field: func(c *Config) any { return &c.Editor.FilePicker.Hidden },
	},
	{
		Name: "file-picker.ignore", Kind: Bool,
		Doc:   "Pickers and global search heed .ignore files and the editor's own ones: `ignore` in the config folder, `.hx/ignore` in the workspace.",
		field: func(c *Config) any { return &c.Editor.FilePicker.Ignore },
	},
	{
		Name: "file-picker.max-depth", Kind: Int, Default: "no limit", Doc: "Levels of folders that pickers and global search go down.",
		field: func(c *Config) any { return &c.Editor.FilePicker.MaxDepth },
	},
	{
		Name: "file-picker.parents", Kind: Bool, Doc: "Pickers and global search heed ignore files of the folders above too.",
		field: func(c *Config) any { return &c.Editor.FilePicker.Parents },
	},
	{Name: "search", Kind: Group, Doc: "Search in a buffer."},
	{
		Name: "search.smart-case", Kind: Bool, Doc: "Search ignores case unless the pattern has an upper-case letter.",
		field: func(c *Config) any { return &c.Editor.Search.SmartCase },
	},
	{
		Name: "search.wrap-around", Kind: Bool, Doc: "Search goes on at the other end of the text.",
		field: func(c *Config) any { return &c.Editor.Search.WrapAround },
	},
}
