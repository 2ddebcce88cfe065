package journal

// Read reads a journal file for tests.
func Read(file string) (text string, damaged, ok bool) {
	_, text, whole, err := readEntry(file)
	return text, !whole, err == nil
}
