package walk

// kind of a directory entry.
type kind uint8

const (
	other kind = iota // device, pipe, socket: never listed
	file
	folder
	symlink
	unknown // the file system does not tell; ask for it
)

// rawEntry is an entry as read. Its name may be gone when the reader reads the
// next folder.
type rawEntry struct {
	name string
	kind kind
}
