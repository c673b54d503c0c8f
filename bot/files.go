package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// standard is the name that stands for standard input or output.
const standard = "-"

// replaceFile writes a file beside the named one and puts it in its place once it is complete, so that no backup is
// ever half a file. It holds the ids of chats: only its owner may read it.
func replaceFile(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no regular file; %s is standard output", name, standard)
	}
	beside, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*") // with mode 0600
	if err != nil {
		return err //nolint:wrapcheck // names operation and file
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(beside.Name()))
		}
	}()
	if err = write(beside); err == nil {
		err = beside.Sync()
	}
	if err = errors.Join(err, beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), name) //nolint:wrapcheck // names operation and files
}

// open opens the named file, or in, for reading it more than once. What can be read only once is copied before.
func open(name string, in io.Reader) (io.ReadSeekCloser, error) {
	if name == standard {
		return spool(in)
	}
	file, err := os.Open(name) //nolint:gosec // the operator names it
	if err != nil {
		return nil, err //nolint:wrapcheck // names operation and file
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, errors.Join(err, file.Close())
	case info.IsDir():
		return nil, errors.Join(&fs.PathError{Op: "read", Path: name, Err: errors.New("is a folder")}, file.Close())
	case info.Mode().IsRegular():
		return file, nil
	}
	defer func() { _ = file.Close() }()
	return spool(file)
}

// spooled is a temporary file that goes when it is closed.
type spooled struct{ *os.File }

// Close closes and removes the file.
func (s spooled) Close() error { return errors.Join(s.File.Close(), os.Remove(s.Name())) }

// spool copies everything from in to a temporary file that only its owner may read.
func spool(in io.Reader) (io.ReadSeekCloser, error) {
	file, err := os.CreateTemp("", "kiezbot-import-*") // with mode 0600
	if err != nil {
		return nil, err //nolint:wrapcheck // names operation and file
	}
	copied := spooled{file}
	if _, err := io.Copy(file, in); err != nil {
		return nil, errors.Join(fmt.Errorf("copy the input: %w", err), copied.Close())
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, errors.Join(err, copied.Close())
	}
	return copied, nil
}
