package document

import "time"

// File is what is known of a document's file.
type File struct {
	Path     string // absolute, "" for a scratch buffer
	Encoding string // canonical name, "utf-8" unless otherwise
	BOM      bool   // written again on save
	ReadOnly bool   // no write permission when last looked at
	Title    string // what a buffer without a path is called, "" for [scratch]
	Locked   bool   // the text is only for reading: help, lists of messages
	// ModTime is the file's modification time when it was last read or
	// written; zero when it did not exist.
	ModTime time.Time

	savedRevision int
}
