"""The intermediate representation: functions of basic blocks over registers."""
