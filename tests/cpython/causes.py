"""Why some of CPython's tests come out differently when they are compiled: causes that are known and meant.

A pattern is matched with the whole id of the test. The report shows the cause beside the difference, and
counts those without one.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

CAUSES: dict[str, str] = {
    "objects that only compiled code holds are released by Go's collector, later than by reference counts": """
        *.testCellLeak *.testLeaks *.test_refcycle *.test_free_after_iterating *.test_ref_counting_behavior *.test_container_iterator
        *.test_weakref *.test_cycle *.testDel *.test_cycle_through_dict *.test_delete_hook *.test_remove_subclass *.test_slots
        *.test_subtype_resurrection *.test_weakrefs *.testExceptionCleanupState *.test_generator_*_cleanup_exc_state
        *.test_memory_error_cleanup *.test_recursion_error_cleanup *.test_unraisable *.test_lru_cache_weakrefable
        *.TestBasicOps.test_islice *.TestBasicOps.test_tee *.test_nokeepref *.test_copy_weak* *.test_deepcopy_weak* *.test_3611 *.test_3114
        *.test_missing_exceptions_reset *.test_generator_doesnt_retain_old_exc2 *.test_raise_does_not_create_context_chain_cycle
        *.test_oob_indexing_dictiter_iternextitem *.test_close_releases_frame_locals
        *.test_unawaited_warning_* *.test_fatal_coro_warning *.test_func_9 *.test_evil_type_name *.test_bpo_45813_1
        *.CoroutineTest.test_for_2 *.test_async_gen_asyncio_gc_aclose_*
    """,
    "co_positions() of a compiled function begins with those of the call into the image": "*.test_jump_threading",
    "compiled code converts long ints itself, not by module _pylong": "*.test_pylong_misbehavior_error_path_*",
    "the built-in iter() is found even where its name among the built-ins has become another key": "*.test_reduce_mutating_builtins_iter",
    "the __type_params__ of a compiled class can be deleted": "*.test_type_typeparams",
    "a property that compiled code made has the __name__ of its getter outside (3.13)": "*.test_property_name",
    "with_traceback() of an exception that then crosses makes another traceback object": "*.testWithTraceback",
    "CPython reuses the result tuple of an iterator when nobody else holds it": "*tuple_reuse",
    "compiled functions have the bytecode of a call into the image": """
        *.test_annotations_constant_fold *.test_missing_lineno_shows_as_none *.test_origin_tracking*
    """,
    "a line tracer sees compiled functions that were entered before it was set as one line": "*.test_patma.TestTracing.*",
    "the size or the place in memory of CPython's own objects": """
        *.test_splittable_popitem *.test_track_* *.test_bug7466 *.ComparisonSimpleTest.test_comparisons *.test___func___non_method
    """,
    "the state of a running compiled generator is not that of its frame": "*.test_generator_gi_yieldfrom *.test_cr_await",
    "how CPython lays out objects of its own classes": "*.TestInlineValues.*",
    "whether a new str is made or an equal one is used again: equal ones are one object to compiled code": """
        *.FormatTest.test_optimisations *.test_getnewargs *.testSetattrWrapperNameIntern *.DictTest.test_str_nonstr
        *.CoroutineTests.test_gen
    """,
    "ints beyond 64 bits cross as copies, and of short strs only the last ones met are remembered": """
        *.test_unsafe_object_compare *.test_unsafe_latin_compare *.TestPyDecode.test_keys_reuse
    """,
    "the cell of __class__ is another object for whoever looks at the closure once the class is made": "*.test___classcell___expected_behaviour",
    "an awaitable of a native asynchronous generator does not tell that it was never awaited (3.13)": "*.TestUnawaitedWarnings.*",
    "an exception that C code fails to make has the line of the call, not the frame of its __init__": "*.testSettingException",
    "__reduce_ex__ of an object of a compiled class does not read a __slotnames__ that the class sets itself": "*.test_issue24097",
    "a class that borrows the __new__ of a class it does not extend gets TypeError, as CPython's test expects; CPython ignores that __new__":
        "*.ClassPropertiesAndMethods.test_bad_new",
    "members of built-in types that compiled code computes are getset descriptors": "*.ClassPropertiesAndMethods.test_qualname",
    "super() is the built-in one, even where another is put into the module's namespace from outside": "*.test_shadowed_dynamic*",
    "compiled code is too fast for the time that the test measures": "*.test_denial_of_service_prevented_int_to_str",
    "a group of a native groupby is not pickled by itself, as in CPython 3.14": "*.TestBasicOps.test_groupby",
    "keys are hashed again where compiled code makes a dict or set of another": "*.test_do_not_rehash_dict_keys",
    "a frame shows the line of the failed operation, not the one that the search for a handler came to": "*.PEP626Tests.test_lineno_*",
}


def cause(test: str) -> str:
    """The empty text when none is known."""
    return next((text for text, patterns in CAUSES.items() if any(fnmatchcase(test, pattern) for pattern in patterns.split())), "")
