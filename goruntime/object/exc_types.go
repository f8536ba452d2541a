package object

// The built-in exceptions in CPython's hierarchy. BaseExceptionGroup and
// ExceptionGroup are the host's: their constructors and split are CPython's own.
var (
	BaseExceptionType           = Type{Name: "BaseException", Doc: "Common base class for all exceptions."}
	ExceptionType               = Type{Name: "Exception", Doc: "Common base class for all non-exit exceptions."}
	KeyboardInterruptType       = Type{Name: "KeyboardInterrupt", Doc: "Program interrupted by user."}
	SystemExitType              = Type{Name: "SystemExit", Doc: "Request to exit from the interpreter."}
	GeneratorExitType           = Type{Name: "GeneratorExit", Doc: "Request that a generator exit."}
	StopIterationType           = Type{Name: "StopIteration", Doc: "Signal the end from iterator.__next__()."}
	StopAsyncIterationType      = Type{Name: "StopAsyncIteration", Doc: "Signal the end from iterator.__anext__()."}
	ArithmeticErrorType         = Type{Name: "ArithmeticError", Doc: "Base class for arithmetic errors."}
	FloatingPointErrorType      = Type{Name: "FloatingPointError", Doc: "Floating point operation failed."}
	OverflowErrorType           = Type{Name: "OverflowError", Doc: "Result too large to be represented."}
	ZeroDivisionErrorType       = Type{Name: "ZeroDivisionError", Doc: "Second argument to a division or modulo operation was zero."}
	AssertionErrorType          = Type{Name: "AssertionError", Doc: "Assertion failed."}
	AttributeErrorType          = Type{Name: "AttributeError", Doc: "Attribute not found."}
	BufferErrorType             = Type{Name: "BufferError", Doc: "Buffer error."}
	EOFErrorType                = Type{Name: "EOFError", Doc: "Read beyond end of file."}
	ImportErrorType             = Type{Name: "ImportError", Doc: "Import can't find module, or can't find name in module."}
	ModuleNotFoundErrorType     = Type{Name: "ModuleNotFoundError", Doc: "Module not found."}
	LookupErrorType             = Type{Name: "LookupError", Doc: "Base class for lookup errors."}
	IndexErrorType              = Type{Name: "IndexError", Doc: "Sequence index out of range."}
	KeyErrorType                = Type{Name: "KeyError", Doc: "Mapping key not found."}
	MemoryErrorType             = Type{Name: "MemoryError", Doc: "Out of memory."}
	NameErrorType               = Type{Name: "NameError", Doc: "Name not found globally."}
	UnboundLocalErrorType       = Type{Name: "UnboundLocalError", Doc: "Local name referenced but not bound to a value."}
	OSErrorType                 = Type{Name: "OSError", Doc: "Base class for I/O related errors."}
	ReferenceErrorType          = Type{Name: "ReferenceError", Doc: "Weak ref proxy used after referent went away."}
	RuntimeErrorType            = Type{Name: "RuntimeError", Doc: "Unspecified run-time error."}
	NotImplementedErrorType     = Type{Name: "NotImplementedError", Doc: "Method or function hasn't been implemented yet."}
	RecursionErrorType          = Type{Name: "RecursionError", Doc: "Recursion limit exceeded."}
	PythonFinalizationErrorType = Type{Name: "PythonFinalizationError", Doc: "Operation blocked during Python finalization."}
	SyntaxErrorType             = Type{Name: "SyntaxError", Doc: "Invalid syntax."}
	IndentationErrorType        = Type{Name: "IndentationError", Doc: "Improper indentation."}
	TabErrorType                = Type{Name: "TabError", Doc: "Improper mixture of spaces and tabs."}
	SystemErrorType             = Type{Name: "SystemError", Doc: "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version."}
	TypeErrorType               = Type{Name: "TypeError", Doc: "Inappropriate argument type."}
	ValueErrorType              = Type{Name: "ValueError", Doc: "Inappropriate argument value (of correct type)."}
	UnicodeErrorType            = Type{Name: "UnicodeError", Doc: "Unicode related error."}
	UnicodeEncodeErrorType      = Type{Name: "UnicodeEncodeError", Doc: "Unicode encoding error."}
	UnicodeDecodeErrorType      = Type{Name: "UnicodeDecodeError", Doc: "Unicode decoding error."}
	UnicodeTranslateErrorType   = Type{Name: "UnicodeTranslateError", Doc: "Unicode translation error."}
	WarningType                 = Type{Name: "Warning", Doc: "Base class for warning categories."}

	BlockingIOErrorType        = Type{Name: "BlockingIOError", Doc: "I/O operation would block."}
	ChildProcessErrorType      = Type{Name: "ChildProcessError", Doc: "Child process error."}
	ConnectionErrorType        = Type{Name: "ConnectionError", Doc: "Connection error."}
	BrokenPipeErrorType        = Type{Name: "BrokenPipeError", Doc: "Broken pipe."}
	ConnectionAbortedErrorType = Type{Name: "ConnectionAbortedError", Doc: "Connection aborted."}
	ConnectionRefusedErrorType = Type{Name: "ConnectionRefusedError", Doc: "Connection refused."}
	ConnectionResetErrorType   = Type{Name: "ConnectionResetError", Doc: "Connection reset."}
	FileExistsErrorType        = Type{Name: "FileExistsError", Doc: "File already exists."}
	FileNotFoundErrorType      = Type{Name: "FileNotFoundError", Doc: "File not found."}
	InterruptedErrorType       = Type{Name: "InterruptedError", Doc: "Interrupted by signal."}
	IsADirectoryErrorType      = Type{Name: "IsADirectoryError", Doc: "Operation doesn't work on directories."}
	NotADirectoryErrorType     = Type{Name: "NotADirectoryError", Doc: "Operation only works on directories."}
	PermissionErrorType        = Type{Name: "PermissionError", Doc: "Not enough permissions."}
	ProcessLookupErrorType     = Type{Name: "ProcessLookupError", Doc: "Process not found."}
	TimeoutErrorType           = Type{Name: "TimeoutError", Doc: "Timeout expired."}

	BytesWarningType              = Type{Name: "BytesWarning", Doc: "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str."}
	DeprecationWarningType        = Type{Name: "DeprecationWarning", Doc: "Base class for warnings about deprecated features."}
	EncodingWarningType           = Type{Name: "EncodingWarning", Doc: "Base class for warnings about encodings."}
	FutureWarningType             = Type{Name: "FutureWarning", Doc: "Base class for warnings about constructs that will change semantically\nin the future."}
	ImportWarningType             = Type{Name: "ImportWarning", Doc: "Base class for warnings about probable mistakes in module imports"}
	PendingDeprecationWarningType = Type{Name: "PendingDeprecationWarning", Doc: "Base class for warnings about features which will be deprecated\nin the future."}
	ResourceWarningType           = Type{Name: "ResourceWarning", Doc: "Base class for warnings about resource usage."}
	RuntimeWarningType            = Type{Name: "RuntimeWarning", Doc: "Base class for warnings about dubious runtime behavior."}
	SyntaxWarningType             = Type{Name: "SyntaxWarning", Doc: "Base class for warnings about dubious syntax."}
	UnicodeWarningType            = Type{Name: "UnicodeWarning", Doc: "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."}
	UserWarningType               = Type{Name: "UserWarning", Doc: "Base class for warnings generated by user code."}
)
